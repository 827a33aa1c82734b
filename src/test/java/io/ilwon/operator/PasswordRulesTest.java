package io.ilwon.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be a password, and how it is kept. */
class PasswordRulesTest {
  @ParameterizedTest
  @CsvSource({
    "elevenchars, SHORT",
    "열한글자는너무짧아요아, SHORT",
    "password1234, WELL_KNOWN",
    "Ilwon-2026-!!, WELL_KNOWN",
    "qwertyuiop[], WELL_KNOWN",
    "aaaaaaaaaaaab, FEW_KINDS",
    "my name is Hong.Gil dong, OWN_NAME"
  })
  void aBadOneIsTold(String password, PasswordRules.Fault fault) {
    assertEquals(Optional.of(fault), PasswordRules.fault(password, "hong.gil"));
  }

  @Test
  void aLongOneWillDo() {
    assertEquals(Optional.empty(), PasswordRules.fault(People.PASSWORD, "kim"));
    assertEquals(Optional.empty(), PasswordRules.fault("correct horse battery staple", "kim"));
    assertEquals(
        Optional.of(PasswordRules.Fault.LONG), PasswordRules.fault("abcdefg".repeat(20), "kim"));
  }

  @Test
  void itIsKeptAsAnArgonHashWithASaltOfItsOwn() {
    String hash = Argon.hash(People.PASSWORD);
    assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
    assertFalse(hash.equals(Argon.hash(People.PASSWORD)));
    assertTrue(Argon.matches(People.PASSWORD, hash));
    assertFalse(Argon.matches(People.PASSWORD + "x", hash));
    assertFalse(Argon.matches("\u0000", "$argon2id$none"));
  }
}
