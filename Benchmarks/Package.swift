// swift-tools-version: 6.1
import PackageDescription

/// The settings of the package that is measured, so that both sides of a call are built alike.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

let statistics = Target.Dependency.product(name: "Statistics", package: "waymark")

let pipelines = Target.Dependency.product(name: "Pipelines", package: "waymark")

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "waymark", path: "..")],
  targets: [
    .target(name: "Measurement", path: "Measurement", swiftSettings: settings),
    .target(name: "Series", path: "Series", swiftSettings: settings),
    .executableTarget(
      name: "statistics-benchmark", dependencies: ["Measurement", "Series", statistics],
      path: "Statistics", exclude: ["Peers"], swiftSettings: settings),
    .executableTarget(
      name: "executor-benchmark", dependencies: ["Measurement", pipelines], path: "Executor",
      swiftSettings: settings),
    .executableTarget(
      name: "command-line-benchmark", dependencies: ["Measurement"], path: "CommandLine",
      swiftSettings: settings),
    .executableTarget(
      name: "kernel", dependencies: ["Series", statistics], path: "Instructions", exclude: ["Counts"],
      swiftSettings: settings),
    .executableTarget(
      name: "reference-job",
      dependencies: ["Measurement", .product(name: "Tables", package: "waymark")], path: "ReferenceJob",
      exclude: ["Peers"], swiftSettings: settings),
    .executableTarget(
      name: "workbook-benchmark",
      dependencies: ["Measurement", .product(name: "Tables", package: "waymark")], path: "Workbooks",
      exclude: ["Peers"], swiftSettings: settings),
    .executableTarget(
      name: "reading-benchmark",
      dependencies: ["Measurement", .product(name: "Tables", package: "waymark")], path: "Reading",
      exclude: ["Peers"], swiftSettings: settings),
  ]
)
