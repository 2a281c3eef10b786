internal import COpenBLAS

/// The BLAS that computes, opened when it is first needed.
public enum BLASLibrary {
  /// Its name, version and build options in its own words; nil where it is not on this machine.
  public static var version: String? { wm_blas_open() ? String(cString: openblas_get_config()) : nil }
}
