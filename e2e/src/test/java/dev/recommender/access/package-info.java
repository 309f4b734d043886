/** What programs ask an API server for, and what they are allowed to: its audit log and RBAC. */
@NullMarked
package dev.recommender.access;

import org.jspecify.annotations.NullMarked;
