package io.ilwon.desk;

import io.ilwon.audit.Trail;
import io.ilwon.calls.CallStore;
import io.ilwon.project.ApiKeyStore;
import io.ilwon.project.KeyKind;
import io.ilwon.project.KeyRotation;
import io.ilwon.project.KeyUseStore;
import io.ilwon.submission.KeyTrustStore;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the screens for developers stand on.
 *
 * @param kind the one kind of key that works here
 * @param publicUrl where callers and people reach the server, once it is known
 */
public record DeveloperRoom(
    ApiKeyStore keys,
    KeyRotation rotation,
    KeyUseStore uses,
    KeyTrustStore trust,
    Trail trail,
    CallStore calls,
    KeyKind kind,
    Supplier<Optional<String>> publicUrl) {
  @Override
  public String toString() {
    return "DeveloperRoom";
  }
}
