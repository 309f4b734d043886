package dev.recommender.service.catalogue;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The least of the numbers met, at most so many, each once. */
final class LeastNumbers {
  private final int[] numbers;
  private int size;

  LeastNumbers(int most) {
    this.numbers = new int[most];
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Whether a number, or any above it, could still be among them. */
  boolean admits(int number) {
    return size < numbers.length || number < numbers[size - 1];
  }

  void add(int number) {
    int found = Arrays.binarySearch(numbers, 0, size, number);
    if (found >= 0 || !admits(number)) {
      return;
    }
    int at = -found - 1;
    int moved = Math.min(size, numbers.length - 1) - at;
    System.arraycopy(numbers, at, numbers, at + 1, moved);
    numbers[at] = number;
    size = Math.min(size + 1, numbers.length);
  }

  /** In ascending order. */
  IntStream numbers() {
    return Arrays.stream(numbers, 0, size);
  }
}
