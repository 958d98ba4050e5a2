/**
 * The main example: a bike-sharing operator trains, approves, serves, watches, retrains and replaces a model of the demand
 * for bikes. Start with {@link io.mlops.examples.bikes.BikeDemandJob}.
 *
 * <p>The story's data and learners are in the packages below; here is what a user of the SDK writes.
 */
@NullMarked
package io.mlops.examples.bikes;

import org.jspecify.annotations.NullMarked;
