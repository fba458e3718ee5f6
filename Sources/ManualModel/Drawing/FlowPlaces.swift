extension FlowGraph {
  /// Gives every item its axis: what follows one another stands exactly below one another.
  ///
  /// Items joined by a straight link are a column; columns are moved towards what they are linked
  /// to as far as their neighbours let them (after Brandes and Köpf 2002).
  mutating func placeItems() {
    let columns = columns()
    var places = packed(columns)
    var pulls: [[(column: Int, offset: Int)]] = Array(repeating: [], count: places.count)
    for link in links where columns[link.upper] != columns[link.lower] {
      let (upper, lower) = (columns[link.upper], columns[link.lower])
      // What a decision leads to at its side stands as far out as the line leaves it.
      let reach = sideReach(of: link.upper)
      pulls[upper].append((lower, 0))
      pulls[lower].append((upper, places[lower] < places[upper] ? -reach : reach))
    }
    var sides: [(before: [(Int, Int)], behind: [(Int, Int)])] = Array(
      repeating: ([], []), count: places.count)
    for layer in layers {
      for (left, right) in zip(layer, layer.dropFirst()) {
        let distance = distance(left, right)
        sides[columns[right]].before.append((columns[left], distance))
        sides[columns[left]].behind.append((columns[right], distance))
      }
    }
    for round in 0..<10 {
      let order = round % 2 == 0 ? Array(places.indices) : places.indices.reversed()
      for column in order where !pulls[column].isEmpty {
        // Beside a decision is where its line leads; all else only draws near.
        let beside = pulls[column].filter { $0.offset != 0 }
        let strong = beside.isEmpty ? pulls[column] : beside
        var place = strong.reduce(0) { $0 + places[$1.column] + $1.offset } / strong.count
        for (other, distance) in sides[column].behind {
          place = min(place, places[other] - distance)
        }
        for (other, distance) in sides[column].before {
          place = max(place, places[other] + distance)
        }
        places[column] = place
      }
    }
    for item in items.indices { place(item, at: places[columns[item]]) }
  }

  /// How far beside its axis a line leaves an item at the side; 0 where all leave below.
  private func sideReach(of item: Int) -> Int {
    guard let box = items[item].box, boxes[box].decides else { return 0 }
    return items[item].right
  }

  /// The column of each item: straight links are chosen by weight, none crossing another.
  private func columns() -> [Int] {
    var position = Array(repeating: 0, count: items.count)
    for layer in layers { for (index, item) in layer.enumerated() { position[item] = index } }
    let weights = weights(position)
    var isTakenAbove = Array(repeating: false, count: items.count)
    var isTakenBelow = isTakenAbove
    var chosen: [Link] = []
    for index in links.indices.sorted(by: { (-weights[$0], ranks[$0]) < (-weights[$1], ranks[$1]) })
    {
      let link = links[index]
      guard !isTakenBelow[link.upper], !isTakenAbove[link.lower] else { continue }
      let crosses = chosen.contains { other in
        items[other.upper].layer == items[link.upper].layer
          && (position[other.upper] < position[link.upper])
            != (position[other.lower] < position[link.lower])
      }
      guard !crosses else { continue }
      isTakenBelow[link.upper] = true
      isTakenAbove[link.lower] = true
      chosen.append(link)
    }
    var above: [Int?] = Array(repeating: nil, count: items.count)
    for link in chosen { above[link.lower] = link.upper }
    var columns = Array(repeating: -1, count: items.count)
    var count = 0
    for layer in layers {
      for item in layer {
        if let upper = above[item] {
          columns[item] = columns[upper]
        } else {
          columns[item] = count
          count += 1
        }
      }
    }
    return columns
  }

  /// How much a link wants to be straight: most of all what goes on from the first way out of a
  /// box.
  private func weights(_ position: [Int]) -> [Int] {
    var out: [[Int]] = Array(repeating: [], count: items.count)
    var into = out
    for index in links.indices {
      out[links[index].upper].append(index)
      into[links[index].lower].append(index)
    }
    var isMain = Array(repeating: false, count: edges.count)
    for item in items.indices where !isLane(item) {
      if out[item].count == 3 {
        // Of three ways the middle one goes straight on.
        let ways = out[item].sorted { position[links[$0].lower] < position[links[$1].lower] }
        isMain[ranks[ways[1]]] = true
      } else if let first = out[item].map({ ranks[$0] }).min() {
        isMain[first] = true
      }
    }
    var weights = links.indices.map { index in
      (isMain[ranks[index]] ? 4 : 0)
        + (isLane(links[index].upper) && isLane(links[index].lower) ? 3 : 0)
    }
    for item in items.indices {
      let first = into[item].min { left, right in rank(left) < rank(right) }
      if let first { weights[first] += 2 }
    }
    return weights

    /// Of what leads to an item main ways come first, in the order in which they are written.
    func rank(_ link: Int) -> (Int, Int) { (isMain[ranks[link]] ? 0 : 1, ranks[link]) }
  }

  /// The places of columns as narrow as they can stand, each in the middle of what room it has.
  private func packed(_ columns: [Int]) -> [Int] {
    let count = (columns.max() ?? -1) + 1
    var pairs: [(left: Int, right: Int, distance: Int)] = []
    for layer in layers {
      for (left, right) in zip(layer, layer.dropFirst()) {
        pairs.append((columns[left], columns[right], distance(left, right)))
      }
    }
    var low = Array(repeating: 0, count: count)
    for item in items.indices { low[columns[item]] = max(low[columns[item]], items[item].left) }
    var isMoving = true
    while isMoving {
      isMoving = false
      for pair in pairs where low[pair.right] < low[pair.left] + pair.distance {
        low[pair.right] = low[pair.left] + pair.distance
        isMoving = true
      }
    }
    var end = 0
    for item in items.indices { end = max(end, low[columns[item]] + items[item].right) }
    var high = Array(repeating: Int.max, count: count)
    for item in items.indices {
      high[columns[item]] = min(high[columns[item]], end - items[item].right)
    }
    isMoving = true
    while isMoving {
      isMoving = false
      for pair in pairs where high[pair.left] > high[pair.right] - pair.distance {
        high[pair.left] = high[pair.right] - pair.distance
        isMoving = true
      }
    }
    return zip(low, high).map { ($0 + $1) / 2 }
  }
}
