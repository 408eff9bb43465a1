// swift-tools-version: 6.2

import PackageDescription

/// Every target of the project is held to the same rules.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // Exclusive access is checked at run time in debug builds, in which the tests run; asking for it at every access to a
  // reader's state costs up to 8 % of a conversion. Modules see into each other, since a hot loop may call another one.
  .unsafeFlags(["-enforce-exclusivity=unchecked", "-cross-module-optimization"], .when(configuration: .release)),
]

/// The command carries the Swift runtime within itself: it starts faster, and runs where Swift is not installed.
///
/// The libraries that come by name are what FoundationEssentials, which the argument parser uses, stands on; modules
/// that were compiled for the dynamic runtime do not ask for them.
let staticRuntime: [LinkerSetting] = [
  .unsafeFlags(
    ["-static-stdlib", "-l_FoundationCollections", "-l_FoundationCShims", "-lswiftSynchronization"],
    .when(platforms: [.linux]))
]

/// Where macOS has libarchive's headers; on Linux they are where all are, and what else would come from there would have
/// the library loaded when the program starts.
#if os(macOS)
  let archiveHeaders: String? = "libarchive"
#else
  let archiveHeaders: String? = nil
#endif

let package = Package(
  name: "wirecopy",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "Wirecopy", targets: ["ArticleModel", "NewsFormats", "NewsPipeline"]),
    .executable(name: "wirecopy", targets: ["wirecopy"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    // Not linked: it is opened with the first archive.
    .systemLibrary(
      name: "CLibArchive", pkgConfig: archiveHeaders, providers: [.apt(["libarchive-dev"]), .brew(["libarchive"])]),
    .systemLibrary(name: "CPlatform"),
    .systemLibrary(name: "CBytes"),
    .target(name: "Schemas", path: "Schemas", publicHeadersPath: "include"),
    .target(name: "CDigest"),
    .target(name: "Digest", dependencies: ["CDigest"], swiftSettings: strict),
    .target(name: "ArticleModel", swiftSettings: strict),
    .target(name: "XMLSyntax", dependencies: ["CLibXML2", "CBytes", "ArticleModel"], swiftSettings: strict),
    .target(name: "JSONSyntax", dependencies: ["CBytes", "ArticleModel"], swiftSettings: strict),
    .target(name: "HTMLSyntax", dependencies: ["CBytes"], swiftSettings: strict),
    .target(name: "TableSyntax", dependencies: ["ArticleModel"], swiftSettings: strict),
    .target(
      name: "NewsFormats",
      dependencies: [
        "ArticleModel", "CBytes", "Digest", "XMLSyntax", "JSONSyntax", "HTMLSyntax", "TableSyntax", "Schemas",
      ],
      swiftSettings: strict),
    .target(
      name: "NewsPipeline",
      dependencies: [
        "NewsFormats", "ArticleModel", "Digest", "XMLSyntax", "JSONSyntax", "TableSyntax", "CLibArchive", "CPlatform",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "wirecopy",
      dependencies: [
        "NewsPipeline", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict, linkerSettings: staticRuntime),
    .testTarget(name: "ArticleModelTests", dependencies: ["ArticleModel"], swiftSettings: strict),
    .testTarget(name: "DigestTests", dependencies: ["Digest"], swiftSettings: strict),
    .testTarget(name: "XMLSyntaxTests", dependencies: ["XMLSyntax"], swiftSettings: strict),
    .testTarget(name: "JSONSyntaxTests", dependencies: ["JSONSyntax"], swiftSettings: strict),
    .testTarget(name: "HTMLSyntaxTests", dependencies: ["HTMLSyntax"], swiftSettings: strict),
    .testTarget(name: "TableSyntaxTests", dependencies: ["TableSyntax"], swiftSettings: strict),
    .testTarget(
      name: "NewsFormatsTests", dependencies: ["NewsFormats", "HTMLSyntax", "TableSyntax"], exclude: ["Goldens"],
      swiftSettings: strict),
    .testTarget(
      name: "NewsPipelineTests", dependencies: ["NewsPipeline", "NewsFormats", "ArticleModel"], swiftSettings: strict),
    .testTarget(name: "WirecopyTests", dependencies: ["NewsPipeline"], swiftSettings: strict),
  ],
  cLanguageStandard: .c2x
)
