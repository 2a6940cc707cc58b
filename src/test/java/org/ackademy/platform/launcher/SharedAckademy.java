package org.ackademy.platform.launcher;

import io.restassured.RestAssured;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Starts the real thing once for a run of tests in which a class named {@code …IT} takes part, and
 * stops it after the last one. REST Assured then speaks to it unless told otherwise.
 */
public final class SharedAckademy implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    session.getLauncher().registerTestExecutionListeners(new Start());
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    RunningAckademy.stopShared();
  }

  private static final class Start implements TestExecutionListener {
    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
      boolean needed =
          plan.getRoots().stream()
              .flatMap(root -> plan.getDescendants(root).stream())
              .anyMatch(Start::isIntegrationTest);
      if (needed) {
        RestAssured.baseURI = RunningAckademy.shared().root().toString();
        RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
      }
    }

    private static boolean isIntegrationTest(TestIdentifier test) {
      return test.getSource()
          .filter(ClassSource.class::isInstance)
          .map(ClassSource.class::cast)
          .filter(source -> source.getClassName().endsWith("IT"))
          .isPresent();
    }
  }
}
