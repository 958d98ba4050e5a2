package io.mlops.core.monitoring;

import io.mlops.spi.RecordStore;

/**
 * Where monitors keep things. Immutable.
 *
 * @param state records that audited actions change: specifications, reports, progress, alerts
 * @param logs predictions
 * @param outcomes what really happened
 */
record MonitorStores(RecordStore state, RecordStore logs, Outcomes outcomes) {}
