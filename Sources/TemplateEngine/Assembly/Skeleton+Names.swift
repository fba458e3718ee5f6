extension Skeleton {
  /// What sections are called that have no heading, by their ids: the `name` of their front matter.
  package var untitledNames: [String: String] {
    var names: [String: String] = [:]
    for place in places where place.front.title?.isEmpty ?? false {
      let words = place.front.name?.map { piece in
        if case .text(let text, _) = piece { text } else { "" }
      }
      if let name = words?.joined(), !name.isEmpty { names[place.id] = name }
    }
    return names
  }
}
