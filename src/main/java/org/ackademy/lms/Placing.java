package org.ackademy.lms;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.ackademy.course.CourseRole;
import org.ackademy.course.PlatformCourses;

/**
 * Puts people into courses as their platform says, whether a launch or a roster says it. Only what
 * it says anew changes anything: what was changed here by hand stays. To be used within a
 * transaction.
 */
@Dependent
class Placing {
  private final LaunchStore store;
  private final PlatformCourses courses;

  @Inject
  Placing(LaunchStore store, PlatformCourses courses) {
    this.store = store;
    this.courses = courses;
  }

  void place(LaunchStore.Context context, LaunchStore.User user, CourseRole role, Instant now) {
    boolean isNew = !store.told(context.id(), user.id()).filter(role::equals).isPresent();
    PlatformCourses.Placed placed =
        isNew
            ? courses.place(context.course(), user.account(), role)
            : PlatformCourses.Placed.WAS_THERE;
    store.tell(context.id(), user.id(), role, placed, now);
  }
}
