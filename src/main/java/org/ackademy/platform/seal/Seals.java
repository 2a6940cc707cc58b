package org.ackademy.platform.seal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.ackademy.platform.Settings;
import org.ackademy.platform.Sha256;

/**
 * Seals secrets with a key that stands in the environment and not in the database: AES-256-GCM with
 * a nonce of its own for each, bound to what the secret belongs to. Former keys still open; without
 * any key secrets stay as they are.
 */
@ApplicationScoped
public class Seals {
  private static final int KEY_OCTETS = 32;
  private static final int NONCE_OCTETS = 12;
  private static final int TAG_BITS = 128;
  private static final int NAME_OCTETS = 8;

  /** The first one seals; all open. */
  private final List<Key> keys;

  private final SecureRandom random;

  @Inject
  Seals(Settings settings, SecureRandom random) {
    this(settings.sealingKeys(), random);
  }

  /**
   * With these keys.
   *
   * @param keys in Base64, 32 octets each; the first one seals
   * @throws IllegalArgumentException where one is none
   */
  public Seals(List<String> keys, SecureRandom random) {
    this.keys = keys.stream().map(Key::of).toList();
    this.random = random;
  }

  /** A secret as it is kept. */
  public static final class Sealed {
    private final Optional<String> key;
    private final byte[] octets;

    /**
     * What was kept.
     *
     * @param key names the key that sealed it; nothing where it is as it is
     */
    public Sealed(Optional<String> key, byte[] octets) {
      this.key = key;
      this.octets = octets.clone();
    }

    /** Names the key that sealed it; nothing where it is as it is. */
    public Optional<String> key() {
      return key;
    }

    public byte[] octets() {
      return octets.clone();
    }
  }

  /** Seals a secret, if there is a key; it can only be opened for the same owner. */
  public Sealed seal(byte[] secret, String owner) {
    if (keys.isEmpty()) {
      return new Sealed(Optional.empty(), secret);
    }
    Key key = keys.getFirst();
    byte[] nonce = new byte[NONCE_OCTETS];
    random.nextBytes(nonce);
    byte[] text = crypt(Cipher.ENCRYPT_MODE, key, nonce, secret, owner);
    return new Sealed(
        Optional.of(key.name),
        ByteBuffer.allocate(nonce.length + text.length).put(nonce).put(text).array());
  }

  /**
   * Opens what was sealed for this owner.
   *
   * @throws IllegalStateException where its key is not there, or it was changed
   */
  public byte[] open(Sealed sealed, String owner) {
    if (sealed.key().isEmpty()) {
      return sealed.octets();
    }
    String name = sealed.key().get();
    Key key =
        keys.stream()
            .filter(known -> known.name.equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("sealed with the key " + name));
    byte[] octets = sealed.octets();
    if (octets.length < NONCE_OCTETS) {
      throw new IllegalStateException("this seal is broken");
    }
    return crypt(
        Cipher.DECRYPT_MODE,
        key,
        Arrays.copyOf(octets, NONCE_OCTETS),
        Arrays.copyOfRange(octets, NONCE_OCTETS, octets.length),
        owner);
  }

  /** Whether something would be sealed otherwise today. */
  public boolean isOutdated(Sealed sealed) {
    return !keys.isEmpty() && !sealed.key().equals(Optional.of(keys.getFirst().name));
  }

  private static byte[] crypt(int mode, Key key, byte[] nonce, byte[] octets, String owner) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key.key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(octets);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this seal is broken", e);
    }
  }

  private record Key(String name, SecretKeySpec key) {
    static Key of(String text) {
      byte[] octets = Base64.getDecoder().decode(text.strip());
      if (octets.length != KEY_OCTETS) {
        throw new IllegalArgumentException("a key for sealing has 32 octets, in Base64");
      }
      return new Key(
          HexFormat.of().formatHex(Sha256.of(octets), 0, NAME_OCTETS),
          new SecretKeySpec(octets, "AES"));
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
