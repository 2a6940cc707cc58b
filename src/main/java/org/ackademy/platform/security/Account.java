package org.ackademy.platform.security;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.ackademy.platform.Settings;
import org.jspecify.annotations.Nullable;

/** A person who can sign in. */
@Entity
@Table(name = "account")
public class Account {
  @Id private UUID id;
  private String username;

  @Column(name = "display_name")
  private String displayName;

  @Column(name = "password_hash")
  private @Nullable String passwordHash;

  private @Nullable String email;

  @Enumerated(EnumType.STRING)
  private AccountRole role;

  @Enumerated(EnumType.STRING)
  private Origin origin;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "disabled_at")
  private @Nullable Instant disabledAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
  protected Account() {}

  Account(
      UUID id,
      String username,
      String displayName,
      @Nullable String passwordHash,
      AccountRole role,
      Origin origin,
      Instant createdAt) {
    this.id = id;
    this.username = username;
    this.displayName = displayName;
    this.passwordHash = passwordHash;
    this.role = role;
    this.origin = origin;
    this.createdAt = createdAt;
  }

  /** The same with an address for mail. */
  Account withEmail(Optional<String> address) {
    this.email = address.orElse(null);
    return this;
  }

  public UUID id() {
    return id;
  }

  public String username() {
    return username;
  }

  public String displayName() {
    return displayName;
  }

  /** The Argon2id hash of the password, where the person has one here. */
  Optional<String> passwordHash() {
    return Optional.ofNullable(passwordHash);
  }

  /** Where mail goes; it proves nothing about who somebody is. */
  public Optional<String> email() {
    return Optional.ofNullable(email);
  }

  /** How it came. */
  Origin origin() {
    return origin;
  }

  Instant createdAt() {
    return createdAt;
  }

  /** Since when it lets nobody in. */
  Optional<Instant> disabledAt() {
    return Optional.ofNullable(disabledAt);
  }

  public AccountRole role() {
    return role;
  }

  /** Whether a class list made it and nobody has a way in yet. */
  public boolean isUnclaimed() {
    return origin == Origin.ROSTER && passwordHash == null;
  }

  /** Whether somebody can sign in to it, or could. */
  boolean isPerson() {
    return origin != Origin.MACHINE;
  }

  /** Whether the account may be used on a server with these rules. */
  boolean isOpen(Settings.DemoAccounts demoAccounts) {
    return disabledAt == null
        && (origin != Origin.DEMO || demoAccounts == Settings.DemoAccounts.PRESENT);
  }

  /** Where an account came from. */
  public enum Origin {
    /** Made for trying things out; its password is published. */
    DEMO,
    INVITATION,
    /** Made by a class list. */
    ROSTER,
    /** Made by signing in with a provider. */
    IDENTITY,
    /** Another system's: no person, and no way in but tokens. */
    MACHINE
  }
}
