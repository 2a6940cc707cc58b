package org.ackademy.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.transaction.TransactionScoped;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/**
 * One Hibernate session for each transaction, and none without one: whoever touches the database
 * outside of a transaction gets a {@code ContextNotActiveException}.
 *
 * <p>The sessions are stateless: what is stored is history, and nobody wants a changed object to
 * find its way into the database unasked. An insert is an INSERT, there and then.
 */
@ApplicationScoped
public class Sessions {
  @PersistenceUnit private EntityManagerFactory factory;

  // The container sets the field before anybody can call.
  @SuppressWarnings("NullAway.Init")
  Sessions() {}

  @Produces
  @TransactionScoped
  StatelessSession open() {
    return factory.unwrap(SessionFactory.class).openStatelessSession();
  }

  void close(@Disposes StatelessSession session) {
    session.close();
  }
}
