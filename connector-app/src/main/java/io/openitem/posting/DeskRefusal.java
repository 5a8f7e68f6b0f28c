package io.openitem.posting;

/**
 * Why something is not done with a posting.
 *
 * @param code a word for programs, such as {@code UNDER-WAY}
 * @param detail a sentence for people
 */
public record DeskRefusal(String code, String detail) {}
