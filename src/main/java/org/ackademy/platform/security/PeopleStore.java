package org.ackademy.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import java.util.Set;

/** Tells the container whose credentials these are. Roles are asked of {@link Caller.Person}. */
@ApplicationScoped
public class PeopleStore implements IdentityStore {
  private final SignIn signIn;

  @Inject
  PeopleStore(SignIn signIn) {
    this.signIn = signIn;
  }

  @Override
  public CredentialValidationResult validate(Credential credential) {
    if (credential instanceof BearerCredential bearer) {
      return result(signIn.byToken(bearer.presented()));
    }
    if (credential instanceof UsernamePasswordCredential login) {
      return result(signIn.byPassword(login.getCaller(), login.getPasswordAsString()));
    }
    return CredentialValidationResult.NOT_VALIDATED_RESULT;
  }

  private static CredentialValidationResult result(Optional<Caller.Person> person) {
    return person.map(PeopleStore::result).orElse(CredentialValidationResult.INVALID_RESULT);
  }

  /** Somebody whose credentials were good. */
  static CredentialValidationResult result(Caller.Person person) {
    return new CredentialValidationResult(
        new PersonPrincipal(person), Set.of(person.role().name()));
  }
}
