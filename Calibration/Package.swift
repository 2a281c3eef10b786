// swift-tools-version: 6.1
import PackageDescription

/// The settings of the package whose error rates are measured.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

let package = Package(
  name: "calibration",
  dependencies: [.package(name: "waymark", path: "..")],
  targets: [
    .executableTarget(
      name: "calibrate", dependencies: [.product(name: "Statistics", package: "waymark")],
      path: "Calibrate", swiftSettings: settings),
    .target(
      name: "Simulation", dependencies: [.product(name: "Statistics", package: "waymark")],
      path: "Simulation", swiftSettings: settings),
    .executableTarget(name: "named", path: "Named", swiftSettings: settings),
    .executableTarget(
      name: "critical-values", dependencies: [.product(name: "Statistics", package: "waymark")],
      path: "CriticalValues", swiftSettings: settings),
    .executableTarget(
      name: "stories", dependencies: ["Simulation", .product(name: "Statistics", package: "waymark")],
      path: "Stories", swiftSettings: settings),
    .executableTarget(
      name: "alerts", dependencies: ["Simulation", .product(name: "Statistics", package: "waymark")],
      path: "Alerts", swiftSettings: settings),
    .executableTarget(
      name: "fitted-nulls", dependencies: [.product(name: "Statistics", package: "waymark")],
      path: "FittedNulls", swiftSettings: settings),
    .executableTarget(
      name: "nowcasts", dependencies: ["Simulation", .product(name: "Statistics", package: "waymark")],
      path: "Nowcasts", swiftSettings: settings),
    .executableTarget(
      name: "trainings", dependencies: ["Simulation", .product(name: "Statistics", package: "waymark")],
      path: "Trainings", swiftSettings: settings),
    .executableTarget(name: "recover", path: "Recover", swiftSettings: settings),
  ]
)
