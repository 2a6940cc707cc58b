package org.ackademy.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @Test
  void knowsItsPasswordAndNoOther() {
    PasswordHash hash = PasswordHash.of("correct horse", RANDOM);
    assertThat(hash.isOf("correct horse")).isTrue();
    assertThat(hash.isOf("correct horse ")).isFalse();
    assertThat(hash.isOf("")).isFalse();
  }

  @Test
  void isArgon2idAtTheCostThatIsAskedForWithASaltOfItsOwn() {
    PasswordHash hash = PasswordHash.of("correct horse", RANDOM);
    assertThat(hash.phc()).startsWith("$argon2id$v=19$m=32768,t=2,p=1$");
    assertThat(PasswordHash.MEMORY_KIB).isGreaterThanOrEqualTo(19_456);
    assertThat(PasswordHash.of("correct horse", RANDOM).phc()).isNotEqualTo(hash.phc());
  }

  /** Made by the reference implementation: argon2 "somesalt" -id -t 2 -m 16 -p 1, RFC 9106. */
  @Test
  void readsWhatTheReferenceImplementationWrote() {
    var hash =
        new PasswordHash(
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
    assertThat(hash.isOf("password")).isTrue();
    assertThat(hash.isOf("passwore")).isFalse();
  }

  @Test
  void hangulIsTheSameFromEveryKeyboard() {
    String composed = "비밀번호는 길게 씁니다";
    String inParts = Normalizer.normalize(composed, Normalizer.Form.NFD);
    assertThat(inParts).isNotEqualTo(composed);
    assertThat(PasswordHash.of(composed, RANDOM).isOf(inParts)).isTrue();
  }

  @Test
  void nobodysHashIsWellFormedCostsTheSameAndOpensNothing() {
    assertThat(PasswordHash.OF_NOBODY.phc()).startsWith("$argon2id$v=19$m=32768,t=2,p=1$");
    assertThat(PasswordHash.OF_NOBODY.isOf("")).isFalse();
    assertThat(PasswordHash.OF_NOBODY.isOf("anything")).isFalse();
  }

  @Test
  void whatIsNoHashOpensNothing() {
    assertThat(new PasswordHash("").isOf("")).isFalse();
    assertThat(new PasswordHash("$argon2id$v=19$m=1,t=1,p=1$AA$AA").isOf("x")).isFalse();
  }
}
