#include "scenes/explain.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "course/text.h"

enum { ID_BYTES = 40, TERMS_OF_A_LINE = 2 };

/* The number of a term's text, or of its sentence; NULL behind the last one. */
static const char *glossary(const struct build *build, const char *list, size_t number)
{
    char id[ID_BYTES];
    snprintf(id, sizeof id, "%s.%zu", list, number);
    return text_find(build->catalog, NULL, 0, id);
}

static bool is_part_of_word(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

static bool is_abbreviation(const char *term)
{
    return isupper((unsigned char)term[0]) && !islower((unsigned char)term[1]);
}

/* As a whole word. An abbreviation is one in its own letters, others in small ones, too. */
static bool has_term(const char *text, const char *term)
{
    size_t length = strlen(term);
    bool exact = is_abbreviation(term);
    for (const char *at = text; *at; at++) {
        if (at > text && is_part_of_word(at[-1])) {
            continue;
        }
        bool same = exact ? strncmp(at, term, length) == 0 : strncasecmp(at, term, length) == 0;
        if (same && !is_part_of_word(at[length])) {
            return true;
        }
    }
    return false;
}

/* Appends the sentences of the first terms that the text has, at most MOST. */
static size_t add_terms(const struct build *build, struct buffer *out, const char *text,
                        size_t most)
{
    const char *term;
    size_t found = 0;
    for (size_t i = 1; found < most && (term = glossary(build, "term", i)) != NULL; i++) {
        const char *says = glossary(build, "term.says", i);
        if (has_term(text, term) && says && !strstr(buffer_text(out), says)) {
            buffer_add_format(out, "%s%s", out->length ? " " : "", says);
            found++;
        }
    }
    return found;
}

static const char *taken(const struct build *build, struct buffer *text)
{
    const char *kept = arena_strdup(build->arena, buffer_text(text));
    buffer_free(text);
    return kept;
}

/* Its help says what its label means, but for abbreviations. */
const char *explain_field(const struct build *build, const struct scene_field *field)
{
    struct buffer text = {0}, line = {0};
    const char *label = field->label;
    for (; *label && !is_abbreviation(label); label++) {
    }
    buffer_add_format(&line, "%s %s", label, field->value);
    buffer_add_text(&text, field->help);
    add_terms(build, &text, buffer_text(&line), TERMS_OF_A_LINE);
    buffer_free(&line);
    return taken(build, &text);
}

const char *explain_row(const struct build *build, const struct scene_instrument *instrument,
                        const struct scene_row *row)
{
    struct buffer text = {0}, line = {0};
    size_t length = strcspn(instrument->id, "."); /* what follows tells several of a kind apart */
    const char *kind = arena_printf(build->arena, "%.*s", (int)length, instrument->id);
    if (!row || add_terms(build, &text, row->label, TERMS_OF_A_LINE) == 0) {
        buffer_add_text(&text, build_textf(build, "about.%s", kind));
        buffer_add_format(&line, "%s %s", instrument->title, row ? row->value : "");
        add_terms(build, &text, buffer_text(&line), TERMS_OF_A_LINE);
    }
    buffer_free(&line);
    return taken(build, &text);
}

/* All words of a scene, one after the other. */
static void add_words(struct buffer *words, const struct scene *scene)
{
    for (size_t i = 0; i < scene->paragraph_count; i++) {
        buffer_add_format(words, "%s\n", scene->paragraphs[i].text);
    }
    for (size_t i = 0; i < scene->field_count; i++) {
        const struct scene_field *field = &scene->fields[i];
        buffer_add_format(words, "%s\n%s\n", field->label, field->value);
        for (size_t k = 0; k < field->option_count; k++) {
            buffer_add_format(words, "%s\n", field->options[k]);
        }
    }
    for (size_t i = 0; i < scene->instrument_count; i++) {
        const struct scene_instrument *instrument = &scene->instruments[i];
        buffer_add_format(words, "%s\n%s\n", instrument->title, instrument->sentence);
        for (size_t k = 0; k < instrument->row_count; k++) {
            const struct scene_row *row = &instrument->rows[k];
            buffer_add_format(words, "%s\n%s\n%s\n", row->label, row->value, row->limit);
        }
    }
}

const char *explain_terms(const struct build *build, const struct scene *scene)
{
    struct buffer words = {0}, text = {0};
    const char *term;
    add_words(&words, scene);
    for (size_t i = 1; (term = glossary(build, "term", i)) != NULL; i++) {
        const char *says = glossary(build, "term.says", i);
        if (says && has_term(buffer_text(&words), term)) {
            buffer_add_format(&text, "%s\n", says);
        }
    }
    buffer_free(&words);
    return taken(build, &text);
}
