package io.ilwon;

import io.ilwon.crypto.Opaque;
import io.ilwon.project.ApiKey;
import io.ilwon.project.KeyKind;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes records of ours full of planted texts, by their canonical constructors. */
final class Filled {
  /** What a text may have to look like; each is odd enough to be found again. */
  private static final List<String> CANARIES =
      List.of("canary-7f3a1e", "9071835264413", "나리꽃씨앗", "907", "나리꽃씨", "{}", "w");

  private static final Map<Class<?>, Object> SAMPLES = samples();

  private final Set<String> printed;
  final List<String> planted = new ArrayList<>();

  /**
   * Prepares one filling.
   *
   * @param printed texts that may be read, as {@code Record.component}
   */
  Filled(Set<String> printed) {
    this.printed = printed;
  }

  private static Map<Class<?>, Object> samples() {
    Map<Class<?>, Object> samples = new HashMap<>();
    samples.put(int.class, 1);
    samples.put(Integer.class, 1);
    samples.put(long.class, 1L);
    samples.put(Long.class, 1L);
    samples.put(double.class, 1.0);
    samples.put(Double.class, 1.0);
    samples.put(boolean.class, true);
    samples.put(Boolean.class, true);
    samples.put(Instant.class, Instant.EPOCH);
    samples.put(Duration.class, Duration.ofMinutes(5));
    samples.put(LocalDate.class, LocalDate.EPOCH);
    samples.put(LocalTime.class, LocalTime.NOON);
    samples.put(UUID.class, new UUID(1, 2));
    samples.put(Path.class, Path.of("a"));
    samples.put(URI.class, URI.create("https://a.example/"));
    samples.put(InetAddress.class, InetAddress.getLoopbackAddress());
    samples.put(Opaque.class, Opaque.of(new byte[32]));
    samples.put(ApiKey.class, ApiKey.fresh(KeyKind.LIVE));
    return samples;
  }

  /**
   * An instance; null for one that has a rule of its own and no text to plant. Throws when no
   * canary suits a text's rule: teach {@link #CANARIES} another.
   */
  @Nullable Object instance(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    ReflectiveOperationException last = new ReflectiveOperationException("nothing to try");
    int before = planted.size();
    for (int tried = 0; tried < 2 * CANARIES.size(); tried++) {
      planted.subList(before, planted.size()).clear();
      @Nullable Object[] values = new @Nullable Object[components.length];
      for (int i = 0; i < values.length; i++) {
        boolean open = printed.contains(name(type) + "." + components[i].getName());
        @Nullable String canary = open ? null : CANARIES.get(tried / 2);
        values[i] =
            value(components[i].getGenericType(), canary, tried % 2 == 0 ? "open" + i : "004");
      }
      try {
        return constructor.newInstance(values);
      } catch (InvocationTargetException e) {
        last = new ReflectiveOperationException(type + " takes none of: " + CANARIES, e.getCause());
      }
    }
    if (planted.size() == before) {
      return null;
    }
    throw last;
  }

  /**
   * As it stands in the table: the package without {@code io.ilwon}, nested names with a dollar.
   */
  static String name(Class<?> type) {
    return type.getName().substring("io.ilwon.".length());
  }

  private @Nullable Object value(Type type, @Nullable String canary, String word)
      throws ReflectiveOperationException {
    if (type instanceof ParameterizedType p) {
      return generic((Class<?>) p.getRawType(), p.getActualTypeArguments(), canary, word);
    }
    if (!(type instanceof Class<?> plain)) {
      return word; // a type's own parameter: what stands for it masks itself
    }
    if (plain == String.class) {
      return text(canary, word);
    }
    if (plain == byte[].class) {
      return text(canary, word).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
    Object sample = SAMPLES.get(plain);
    if (sample != null) {
      if (sample instanceof ApiKey key) {
        planted.add(key.unmasked());
      }
      return sample;
    }
    if (plain.isEnum()) {
      return plain.getEnumConstants()[0];
    }
    if (plain.isRecord() && plain.getName().startsWith("io.ilwon.")) {
      return instance(plain);
    }
    if (plain.isSealed()) {
      return value(plain.getPermittedSubclasses()[0], canary, word);
    }
    return plain.isInterface() ? proxy(plain) : null;
  }

  private @Nullable Object generic(Class<?> raw, Type[] of, @Nullable String canary, String word)
      throws ReflectiveOperationException {
    if (raw == Optional.class) {
      return Optional.ofNullable(value(of[0], canary, word));
    }
    if (raw == List.class) {
      @Nullable Object one = value(of[0], canary, word);
      return one == null ? List.of() : List.of(one);
    }
    if (raw == Set.class) {
      @Nullable Object one = value(of[0], canary, word);
      return one == null ? Set.of() : Set.of(one);
    }
    if (raw == Map.class) {
      return Map.of(text(canary, word), text(canary, word)); // the only maps in records
    }
    return raw.isInterface() ? proxy(raw) : null;
  }

  private String text(@Nullable String canary, String word) {
    if (canary == null) {
      return word;
    }
    planted.add(canary);
    return canary;
  }

  private static Object proxy(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, (_, m, _) -> m.getName());
  }
}
