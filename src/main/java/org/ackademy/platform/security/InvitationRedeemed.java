package org.ackademy.platform.security;

import java.util.UUID;

/**
 * Somebody used an invitation and has an account now. Fired within the transaction that makes the
 * account, so that whoever gave the invitation a further meaning can fulfil it or prevent it all.
 */
public record InvitationRedeemed(UUID invitation, UUID account) {}
