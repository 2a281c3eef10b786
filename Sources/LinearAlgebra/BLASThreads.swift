internal import COpenBLAS

/// The threads that OpenBLAS itself may use.
enum BLASThreads {
  private static let one: Void = openblas_set_num_threads(1)

  /// Keeps OpenBLAS to the thread of its caller: whoever computes has workers of its own, and threads of both
  /// on the same cores wait for each other (measured: 38 % of processor time in joinpoint permutations).
  ///
  /// Called before every call of BLAS and LAPACK; all but the first cost nothing.
  @inline(__always)
  static func useCallers() { one }
}
