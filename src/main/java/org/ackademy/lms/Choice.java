package org.ackademy.lms;

import java.math.BigDecimal;
import java.util.UUID;
import org.ackademy.course.PlatformCourses;

/**
 * What was chosen for a link.
 *
 * @param id stands in the link; the assignment's in the course for which it was chosen
 * @param wish what its course is to get
 * @param points the maximum of its column there
 */
record Choice(UUID id, PlatformCourses.Wish wish, BigDecimal points) {}
