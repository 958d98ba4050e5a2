/** Tests of what a team has that outgrew one machine: rows on a real PostgreSQL, files on a store that speaks S3. */
@NullMarked
package io.mlops.postgres.mixed;

import org.jspecify.annotations.NullMarked;
