extension FlowGraph {
  /// Orders the items of each layer so that few links cross: barycentres, down and up.
  mutating func order() {
    let (above, below) = neighbours()
    // First as declared: under each item what it leads to, in the order of its edges.
    sweep(above, downwards: true, isFirst: true)
    var best = layers
    var fewest = crossings()
    for round in 0..<6 where fewest > 0 {
      if round % 2 == 0 {
        sweep(below, downwards: false)
      } else {
        sweep(above, downwards: true)
      }
      let count = crossings()
      if count < fewest {
        fewest = count
        best = layers
      }
    }
    layers = best
  }

  /// The items that lead to each item, and those it leads to.
  private func neighbours() -> (above: [[Int]], below: [[Int]]) {
    var above: [[Int]] = Array(repeating: [], count: items.count)
    var below = above
    for link in links {
      above[link.lower].append(link.upper)
      below[link.upper].append(link.lower)
    }
    return (above, below)
  }

  private mutating func sweep(
    _ neighbours: [[Int]], downwards: Bool, isFirst: Bool = false
  ) {
    var position = positions()
    let order = downwards ? Array(layers.indices) : layers.indices.reversed()
    for layer in order {
      let old = layers[layer]
      let keys = old.map { item -> (Int, Int, Int) in
        let places = neighbours[item].map { position[$0] }
        // In thousandths; what has no neighbour keeps its place.
        let mean =
          places.isEmpty
          ? (isFirst ? Int.max : position[item] * 1000)
          : places.reduce(0, +) * 1000 / places.count
        return (mean, isFirst ? firstRank(of: item) : position[item], item)
      }
      layers[layer] = old.indices.sorted { keys[$0] < keys[$1] }.map { old[$0] }
      for (index, item) in layers[layer].enumerated() { position[item] = index }
    }
  }

  private func positions() -> [Int] {
    var position = Array(repeating: 0, count: items.count)
    for layer in layers { for (index, item) in layer.enumerated() { position[item] = index } }
    return position
  }

  private func firstRank(of item: Int) -> Int {
    var rank = Int.max
    for (index, link) in links.enumerated() where link.lower == item {
      rank = min(rank, ranks[index])
    }
    return rank
  }

  private func crossings() -> Int {
    let position = positions()
    var count = 0
    for (index, first) in links.enumerated() {
      for second in links[(index + 1)...]
      where items[first.upper].layer == items[second.upper].layer {
        let upper = position[first.upper] - position[second.upper]
        let lower = position[first.lower] - position[second.lower]
        if upper * lower < 0 { count += 1 }
      }
    }
    return count
  }
}
