package dev.recommender.training.evaluate;

import dev.recommender.training.train.FactoredUser;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Those of a partition's people who are ranked, in blocks that share a product of matrices. */
final class PersonBlocks {
  private static final int SIZE = 256;

  private PersonBlocks() {}

  /** People for whom the function says null are left out; a block is not to be kept. */
  static void forEach(
      Iterator<FactoredUser> people,
      Function<FactoredUser, @Nullable HeldOutPerson> heldOut,
      Consumer<List<HeldOutPerson>> use) {
    List<HeldOutPerson> block = new ArrayList<>();
    while (people.hasNext()) {
      HeldOutPerson person = heldOut.apply(people.next());
      if (person != null) {
        block.add(person);
      }
      if (block.size() == SIZE || !people.hasNext()) {
        use.accept(block);
        block.clear();
      }
    }
  }
}
