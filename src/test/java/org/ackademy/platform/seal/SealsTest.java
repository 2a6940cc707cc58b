package org.ackademy.platform.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.ackademy.platform.seal.Seals.Sealed;
import org.junit.jupiter.api.Test;

/** What is sealed is opened by whoever has the key, for its owner, and not after a change. */
class SealsTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String OLD = key((byte) 1);
  private static final String NEW = key((byte) 2);
  private static final byte[] SECRET = "a secret of 24 octets...".getBytes(StandardCharsets.UTF_8);

  private static String key(byte filling) {
    byte[] octets = new byte[32];
    java.util.Arrays.fill(octets, filling);
    return Base64.getEncoder().encodeToString(octets);
  }

  private static Seals with(String... keys) {
    return new Seals(List.of(keys), RANDOM);
  }

  @Test
  void withoutAKeySecretsStayAsTheyAre() {
    Sealed plain = with().seal(SECRET, "owner");
    assertThat(plain.key()).isEmpty();
    assertThat(plain.octets()).isEqualTo(SECRET);
    assertThat(with().isOutdated(plain)).isFalse();
    assertThat(with(NEW).open(plain, "owner")).isEqualTo(SECRET);
    assertThat(with(NEW).isOutdated(plain)).isTrue();
  }

  @Test
  void theSameSecretLooksOtherwiseEachTime() {
    Sealed one = with(NEW).seal(SECRET, "owner");
    Sealed other = with(NEW).seal(SECRET, "owner");
    assertThat(one.octets()).isNotEqualTo(other.octets());
    assertThat(new String(one.octets(), StandardCharsets.ISO_8859_1)).doesNotContain("secret");
    assertThat(with(NEW).open(one, "owner")).isEqualTo(SECRET);
    assertThat(with(NEW).isOutdated(one)).isFalse();
  }

  @Test
  void aFormerKeyOpensAndNoLongerSeals() {
    Sealed old = with(OLD).seal(SECRET, "owner");
    assertThat(with(NEW, OLD).open(old, "owner")).isEqualTo(SECRET);
    assertThat(with(NEW, OLD).isOutdated(old)).isTrue();
    assertThat(with(NEW, OLD).seal(SECRET, "owner").key()).isNotEqualTo(old.key());
  }

  @Test
  void withoutItsKeyForAnotherOwnerOrAfterAChangeItStaysClosed() {
    Sealed sealed = with(OLD).seal(SECRET, "owner");
    assertThatThrownBy(() -> with(NEW).open(sealed, "owner"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> with(OLD).open(sealed, "another"))
        .isInstanceOf(IllegalStateException.class);
    for (int i = 0; i < sealed.octets().length; i++) {
      byte[] changed = sealed.octets().clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> with(OLD).open(new Sealed(sealed.key(), changed), "owner"))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> with(OLD).open(new Sealed(sealed.key(), new byte[5]), "owner"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(with(OLD).open(new Sealed(Optional.empty(), SECRET), "owner")).isEqualTo(SECRET);
  }

  @Test
  void onlyKeysOf32OctetsAreKeys() {
    assertThatThrownBy(() -> with("AAAA")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> with("no Base64!")).isInstanceOf(IllegalArgumentException.class);
  }
}
