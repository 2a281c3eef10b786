internal import COpenBLAS

/// The number of threads that OpenBLAS itself may use.
public enum BLASThreads {
  /// Sets one BLAS thread a worker, so that results and speed do not depend on what else runs.
  ///
  /// Called once at start, before any worker.
  public static func useOnePerWorker() {
    openblas_set_num_threads(1)
  }
}
