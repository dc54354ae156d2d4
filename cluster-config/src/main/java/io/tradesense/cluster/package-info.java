/** What turns a service into a member of a cluster; it is configuration, and Hazelcast is known nowhere else. */
@NullMarked
package io.tradesense.cluster;

import org.jspecify.annotations.NullMarked;
