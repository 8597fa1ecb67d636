package io.jikimi.sources;

/**
 * One mistake in the settings. None of its words repeats a value, which may be a secret that was
 * put in the wrong place.
 *
 * @param place where it is
 * @param what what is wrong, as a sentence
 * @param remedy how to put it right, as a sentence
 */
public record Problem(Place place, String what, String remedy) {}
