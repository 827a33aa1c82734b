package rival;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What goes wrong, in the contract's words. */
@RestControllerAdvice
class Errors {
  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

  @ExceptionHandler
  ResponseEntity<Answer> badInput(BadInput e) {
    return e.answer().asResponse();
  }

  @ExceptionHandler({HttpMessageNotReadableException.class, MultipartException.class})
  ResponseEntity<Answer> unreadable() {
    return BadInput.format().answer().asResponse();
  }

  @ExceptionHandler
  ResponseEntity<Object> forbidden(KeyCheck.Forbidden e) {
    return plain(HttpStatus.FORBIDDEN, "Forbidden");
  }

  @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
  ResponseEntity<Object> notFound() {
    return plain(HttpStatus.NOT_FOUND, "Not Found");
  }

  @ExceptionHandler
  ResponseEntity<Object> notAllowed(HttpRequestMethodNotSupportedException e) {
    String[] allowed = e.getSupportedMethods() == null ? new String[0] : e.getSupportedMethods();
    return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
        .header(HttpHeaders.ALLOW, String.join(", ", allowed))
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("message", "Method Not Allowed"));
  }

  @ExceptionHandler
  ResponseEntity<Object> unsupported(HttpMediaTypeNotSupportedException e) {
    return plain(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported Media Type");
  }

  @ExceptionHandler
  ResponseEntity<Object> tooLarge(MaxUploadSizeExceededException e) {
    return plain(HttpStatus.CONTENT_TOO_LARGE, "Request Entity Too Large");
  }

  @ExceptionHandler
  ResponseEntity<Answer> busy(PessimisticLockingFailureException e) {
    return Answer.notRecorded("busy").asResponse();
  }

  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<Answer> notRecorded(Exception e) {
    LOG.error("not recorded: {}", e.getClass().getName());
    return Answer.notRecorded("unavailable").asResponse();
  }

  @ExceptionHandler
  ResponseEntity<Object> fault(Exception e) {
    LOG.error("a fault of ours", e);
    return plain(HttpStatus.INTERNAL_SERVER_ERROR, "Internal Server Error");
  }

  private static ResponseEntity<Object> plain(HttpStatus status, String message) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("message", message));
  }
}
