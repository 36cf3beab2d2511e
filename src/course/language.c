#include "course/language.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "store/number.h"

/* What a language has that says nothing of itself. */
static const struct {
    const char *id, *text;
} english[] = {
    {"language.decimal", "."},
    {"language.fraction", "1"},
    {"language.group", ","},
    {"language.group_from", "4"},
    {"language.plural", "nplurals=2; plural=n != 1;"},
};
enum { ENGLISH = sizeof english / sizeof english[0] };

enum { DIGITS_MAX = 9 };

/* The scales, greatest first: "mil millones" goes before "mil". */
static const struct {
    const char *id;
    int power;
} scales[] = {{"language.scale.12", 12},
              {"language.scale.9", 9},
              {"language.scale.6", 6},
              {"language.scale.3", 3}};

/* ---- single texts ---- */

static bool read_small(const char *text, size_t most, size_t *value)
{
    *value = (size_t)(*text - '0');
    return *text >= '0' && *text <= '9' && text[1] == '\0' && *value <= most;
}

/* Signs that number_typed can read back. */
static bool is_blank_sign(const char *text)
{
    return strcmp(text, " ") == 0 || strcmp(text, "\u00a0") == 0 || strcmp(text, "\u202f") == 0;
}

static bool is_mark(const char *text)
{
    return strcmp(text, ".") == 0 || strcmp(text, ",") == 0;
}

const char *language_fault(const char *id, const char *text)
{
    size_t value;
    if (strcmp(id, "language.plural") == 0 && !plural_is_sound(text)) {
        return "this is no rule for plurals; write as gettext does: nplurals=2; plural=n != 1;";
    }
    if (strcmp(id, "language.fraction") == 0 && !read_small(text, PLURAL_MAX - 1, &value)) {
        return "this is no form; write 0 for the first one, 1 for the second";
    }
    if (strcmp(id, "language.decimal") == 0 && !is_mark(text)) {
        return "this is no decimal sign; write a point or a comma";
    }
    if (strcmp(id, "language.group") == 0 && !is_mark(text) && !is_blank_sign(text)) {
        return "this can't stand between thousands; write a comma, a point or a no-break space";
    }
    if (strcmp(id, "language.group_from") == 0 &&
        (!read_small(text, DIGITS_MAX, &value) || value < 4)) {
        return "this is no number of digits; write 4, or 5 where 1234 has no sign";
    }
    return NULL;
}

/* A rule that reads counts as sound: trying all of its numbers would be a tenth of a start, and one
 * that names no form then has the fraction's. */
static bool is_usable(const char *id, const char *text)
{
    size_t forms, form;
    return strcmp(id, "language.plural") == 0 ? plural_form(text, 0, &forms, &form)
                                              : language_fault(id, text) == NULL;
}

/* Of the texts; in English where there is none, or where it is faulty. */
static const char *text_or_english(const struct texts *texts, const char *id)
{
    size_t place = names_find(&texts->ids, id);
    const char *text = place == NAMES_NONE ? NULL : texts->items[place].text;
    if (text != NULL && is_usable(id, text)) {
        return text;
    }
    size_t i = 0;
    while (i < ENGLISH - 1 && strcmp(english[i].id, id) != 0) {
        i++;
    }
    return english[i].text;
}

/* ---- how numbers are typed ---- */

/* Adds the names of a scale, which have semicolons between. */
static size_t add_scales(struct arena *arena, const char *text, int power, size_t count,
                         struct typed_scale *list)
{
    char *rest, *names = arena_strdup(arena, text);
    for (char *name = strtok_r(names, ";", &rest); name != NULL && count < LANGUAGE_SCALES;
         name = strtok_r(NULL, ";", &rest)) {
        name += strspn(name, " ");
        list[count++] = (struct typed_scale){name, power};
    }
    return count;
}

static void read_scales(struct arena *arena, const struct texts *texts, struct language *language)
{
    size_t count = 0;
    for (size_t i = 0; i < sizeof scales / sizeof scales[0]; i++) {
        size_t place = names_find(&texts->ids, scales[i].id);
        if (place != NAMES_NONE) {
            count = add_scales(arena, texts->items[place].text, scales[i].power, count,
                               language->scales);
        }
    }
    if (count > 0) {
        language->typed.scales = language->scales;
    }
}

/* What stands in a text between two placeholders (NULL: its beginning, its end), without blanks
 * around it and with 10 for {base}; NULL where they don't follow each other. */
static const char *between(struct arena *arena, const struct texts *texts, const char *id,
                           const char *before, const char *behind)
{
    size_t place = names_find(&texts->ids, id);
    const char *text = place == NAMES_NONE ? NULL : texts->items[place].text;
    if (text == NULL) {
        return NULL;
    }
    const char *from = before == NULL ? text : strstr(text, before);
    from = from == NULL ? text : from + (before == NULL ? 0 : strlen(before));
    const char *end = strstr(from, behind), *base = strstr(from, "{base}");
    if (end == NULL || end == from) {
        return NULL;
    }
    from += strspn(from, " ");
    while (end > from && end[-1] == ' ') {
        end--;
    }
    return base == NULL || base > end ? arena_printf(arena, "%.*s", (int)(end - from), from)
                                      : arena_printf(arena, "%.*s10%.*s", (int)(base - from), from,
                                                     (int)(end - base) - 6, base + 6);
}

static void read_typed(struct arena *arena, const struct texts *texts, struct language *language)
{
    struct typed_rule *typed = &language->typed;
    const char *minus = between(arena, texts, "ui.minus", NULL, "{number}");
    const char *power = between(arena, texts, "ui.power", "{number}", "{power}");
    size_t percent = names_find(&texts->ids, "unit.percent.name.1");
    *typed = typed_english;
    typed->decimal = *language->decimal;
    typed->group = is_mark(language->group) ? *language->group : '\0';
    typed->minus = minus != NULL ? minus : typed->minus;
    typed->power = power != NULL ? power : typed->power;
    typed->percent = percent != NAMES_NONE ? texts->items[percent].text : typed->percent;
    read_scales(arena, texts, language);
}

void language_load(struct arena *arena, const struct texts *texts, struct language *language)
{
    size_t form;
    language->plural = text_or_english(texts, "language.plural");
    plural_form(language->plural, 0, &language->forms, &form);
    read_small(text_or_english(texts, "language.fraction"), PLURAL_MAX, &language->fraction);
    language->fraction = language->fraction < language->forms ? language->fraction
                                                              : language->forms - 1;
    language->decimal = text_or_english(texts, "language.decimal");
    language->group = text_or_english(texts, "language.group");
    read_small(text_or_english(texts, "language.group_from"), DIGITS_MAX, &language->group_from);
    if (strcmp(language->group, language->decimal) == 0) {
        language->group = *language->decimal == ',' ? "." : ",";
    }
    read_typed(arena, texts, language);
}

/* ---- how numbers are written ---- */

size_t language_form(const struct language *language, double number, bool whole)
{
    size_t forms, form;
    double size = fabs(number);
    if (!whole || !(size < 1e15) ||
        !plural_form(language->plural, (unsigned long)llround(size), &forms, &form)) {
        return language->fraction;
    }
    return form;
}

const char *language_number(const struct language *language, struct arena *arena, const char *ascii)
{
    size_t digits = 0;
    for (const char *c = ascii + (*ascii == '-'); *c >= '0' && *c <= '9'; c++) {
        digits++;
    }
    size_t group = digits < language->group_from ? 0 : strlen(language->group);
    const char *from = ascii;
    char *to = arena_alloc(arena, strlen(ascii) * (1 + group) + 2), *text = to;
    if (*from == '-') {
        *to++ = *from++;
    }
    for (size_t i = 0; i < digits; i++) {
        if (i > 0 && (digits - i) % 3 == 0) {
            memcpy(to, language->group, group);
            to += group;
        }
        *to++ = *from++;
    }
    if (*from == '.') {
        *to++ = *language->decimal;
        from++;
    }
    memcpy(to, from, strlen(from) + 1);
    return text;
}
