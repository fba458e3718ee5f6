import ManualModel
import Profiles
import SystemPackage

@testable import ManualKit

extension Example {
  /// The manual as the kit hands it to the writers, its profile changed.
  func manual(_ change: (inout String) throws -> Void = { _ in }) throws -> Manual {
    let disk = try self.disk(change)
    let workshop = try disk.workshop()
    let company = Company("/company", environment: disk)
    let skeleton = try LoadedSkeleton(workshop.pack(for: company), environment: disk)
    var sources = skeleton.sources
    var diagnostics = Diagnostics()
    let facts = ProfileReader.read(
      try disk.read(company.profile), name: "profile.yaml", sources: &sources,
      schema: skeleton.pack.schema, catalogue: skeleton.pack.catalogue.catalogue,
      diagnostics: &diagnostics)
    guard let facts else { throw UnreadableProfile() }
    let build = CompanyBuild(
      company: company, workshop: workshop, options: BuildOptions(), output: "/out")
    return build.manual(skeleton, facts: facts, isDraft: false, diagnostics: &diagnostics).0
  }
}

struct UnreadableProfile: Error {}
