package dev.recommender.service.catalogue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All movies of one model version; a movie's position is its place in the order of ids. */
public final class Catalogue {
  private final List<Movie> movies;
  private final int[] ids;
  private final int[] byPopularity;
  private final TitleIndex titles;
  private final TitleSearch search;
  private final Columns columns;

  /** The movies in ascending order of id. */
  public Catalogue(List<Movie> movies) {
    this.movies = sharingGenres(movies);
    this.ids = this.movies.stream().mapToInt(Movie::id).toArray();
    this.byPopularity = mostPopularFirst(this.movies);
    Titles written = new Titles(this.movies);
    this.titles = new TitleIndex(written);
    this.search = new TitleSearch(written);
    this.columns = new Columns(this.movies);
  }

  public int size() {
    return movies.size();
  }

  public Movie at(int position) {
    return movies.get(position);
  }

  /** The position of a movie, negative when there is no movie of that id. */
  public int positionOf(int id) {
    return Arrays.binarySearch(ids, id);
  }

  public Optional<Movie> movie(int id) {
    int position = positionOf(id);
    return position < 0 ? Optional.empty() : Optional.of(at(position));
  }

  public TitleIndex titles() {
    return titles;
  }

  public TitleSearch search() {
    return search;
  }

  /** The positions of the {@code k} movies that most people liked, among the allowed ones. */
  public int[] popular(int k, IntPredicate allowed) {
    return Arrays.stream(byPopularity).filter(allowed).limit(k).toArray();
  }

  /** The names of all genres, sorted. */
  public List<String> genres() {
    return columns.genres();
  }

  /** Whether the movie at a position passes a filter. */
  public IntPredicate matching(Filter filter) {
    return columns.matching(
        filter,
        filter.without().stream().map(this::positionOf).collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether the movie at a position shares one of the genres. */
  public IntPredicate ofAnyGenre(List<String> genres) {
    return columns.ofAnyGenre(genres);
  }

  /** There are few combinations of genres, and many movies: each combination is kept once. */
  private static List<Movie> sharingGenres(List<Movie> movies) {
    Map<List<String>, List<String>> shared = new HashMap<>();
    return movies.stream()
        .map(movie -> movie.withGenres(shared.computeIfAbsent(movie.genres(), genres -> genres)))
        .toList();
  }

  private static int[] mostPopularFirst(List<Movie> movies) {
    Comparator<Integer> liked =
        Comparator.comparingInt(position -> -movies.get(position).popularity().positiveCount());
    return IntStream.range(0, movies.size())
        .boxed()
        .sorted(liked.thenComparing(Comparator.naturalOrder()))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
