package io.openitem.sync;

/** Another replica has taken the run over; what this one brings is not stored. */
final class LostRun extends RuntimeException {

  LostRun(String syncId) {
    super(syncId + " was taken over by another replica");
  }
}
