/** Tests of the backend against a real S3 API: S3Mock in a process of its own. */
@NullMarked
package io.mlops.s3;

import org.jspecify.annotations.NullMarked;
