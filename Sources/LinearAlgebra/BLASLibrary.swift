internal import COpenBLAS

/// The BLAS that computes.
public enum BLASLibrary {
  /// Its name, version and build options in its own words.
  public static var version: String { String(cString: openblas_get_config()) }
}
