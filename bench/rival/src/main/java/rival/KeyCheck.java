package rival;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a request in whose {@code x-api-key} is known, and tells the controller whose it is. */
@Component
class KeyCheck implements HandlerInterceptor, WebMvcConfigurer {
  static final String PROJECT = "project";

  /** The key is missing or none of ours. */
  static final class Forbidden extends RuntimeException {
    Forbidden() {
      super(null, null, false, false);
    }
  }

  private final Keys keys;

  KeyCheck(Keys keys) {
    this.keys = keys;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/v3/**");
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String key = request.getHeader("x-api-key");
    if (key == null || key.isBlank()) {
      throw new Forbidden();
    }
    request.setAttribute(PROJECT, keys.projectOf(Secrets.keyHash(key)).orElseThrow(Forbidden::new));
    return true;
  }
}
