import ManualModel

/// Gives images numbers, the same for the same picture.
struct ImageNumbers {
  private(set) var images: [Image] = []
  private var numbers: [[UInt8]: Int] = [:]

  /// The numbers of the images of a manual, in its order.
  mutating func add(_ more: [Image]) -> [Int] {
    more.map { image in
      if let number = numbers[image.bytes] { return number }
      images.append(image)
      numbers[image.bytes] = images.count - 1
      return images.count - 1
    }
  }
}
