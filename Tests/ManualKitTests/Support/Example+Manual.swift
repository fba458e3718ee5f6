import ManualModel
import Profiles
import SystemPackage
import TemplateEngine

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
    var issued: Day?
    if case .date(let day)? = facts.fact("manual", "issued")?.value { issued = day }
    var version = "A0"
    if case .choice(let choice)? = facts.fact("manual", "versions", "style")?.value {
      version = choice.english
    }
    let edition = Edition(
      version: version, isDraft: false,
      revisions: [
        .init(
          number: 1, date: issued, revision: "-", content: skeleton.firstRevision,
          version: version, pages: "-")
      ])
    return build.manual(skeleton, facts: facts, edition: edition, diagnostics: &diagnostics).0
  }
}

struct UnreadableProfile: Error {}
