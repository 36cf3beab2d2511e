#include "proof/checked.h"

#include <string.h>

#include "course/text_check.h"
#include "proof/complete.h"
#include "store/buffer.h"
#include "store/stamp.h"

/* Adds what loading leaves alone. */
static void check_all(struct catalog *catalog, struct fault_list *faults)
{
    for (size_t i = 0; i < catalog->track_count; i++) {
        catalog_load_track(catalog, i, faults);
    }
    if (faults->count == 0) {
        complete_check(catalog, faults);
    }
    text_check(catalog, faults);
}

/* The same; the catalog if there is no fault at all. */
static struct catalog *check(struct catalog *catalog, struct fault_list *faults)
{
    check_all(catalog, faults);
    if (faults->count > 0) {
        catalog_free(catalog);
        return NULL;
    }
    return catalog;
}

struct catalog *checked_read(const char *directory, const char *language, struct fault_list *faults)
{
    struct catalog *catalog = catalog_read(directory, language, faults);
    check_all(catalog, faults);
    return catalog;
}

struct catalog *checked_load(const char *directory, const char *language, struct fault_list *faults)
{
    return check(catalog_read(directory, language, faults), faults);
}

/* ---- once ---- */

static const char STAMP[] = "checked";

/* What the stamp says of sound data. */
static void add_line(const struct catalog *catalog, const char *language, struct buffer *line)
{
    buffer_add_format(line, "%s found %s of %s sound", PACKAGE_STRING, language, catalog->digest);
}

/* The name of the stamp beside the data. */
static void add_name(const char *language, struct buffer *name)
{
    buffer_add_format(name, "sound.%s", language);
}

/* What the user's own stamp says besides, where data can be told from outside. */
static void add_outside(const char *outside, struct buffer *line)
{
    if (*outside != '\0') {
        buffer_add_format(line, " as %s", outside);
    }
}

/* Takes the digest from the user's own stamp, if that says so of data that look like these. */
static bool take_digest(struct catalog *catalog, const char *language, const char *own,
                        const char *outside)
{
    struct buffer line = {0};
    const char *of = strstr(own, " of ");
    bool same = false;
    if (*outside != '\0' && of != NULL && strlen(of) > strlen(" of ") + DIGEST_ROOM - 1) {
        memcpy(catalog->digest, of + strlen(" of "), DIGEST_ROOM - 1);
        add_line(catalog, language, &line);
        add_outside(outside, &line);
        same = strcmp(own, buffer_text(&line)) == 0;
    }
    buffer_free(&line);
    return same;
}

/* Whether the seal, or the user's own stamp, says that what has this digest is sound. */
static bool was_sound(const struct catalog *catalog, const char *language, const char *own)
{
    struct buffer line = {0}, name = {0}, sealed = {0};
    add_line(catalog, language, &line);
    add_name(language, &name);
    const char *said = buffer_text(&line);
    bool sound = strncmp(own, said, line.length) == 0 ||
                 (stamp_read_in(store_kernel_system(), catalog->directory, buffer_text(&name),
                                &sealed) &&
                  strcmp(buffer_text(&sealed), said) == 0);
    buffer_free(&line);
    buffer_free(&name);
    buffer_free(&sealed);
    return sound;
}

bool checked_seal(struct catalog *catalog, const char *language, struct buffer *why)
{
    struct fault_list faults = {0};
    struct buffer line = {0}, name = {0};
    bool good = catalog_digest(catalog, &faults);
    if (good) {
        add_line(catalog, language, &line);
        add_name(language, &name);
        good = stamp_put_in(store_kernel_system(), catalog->directory, buffer_text(&name),
                            buffer_text(&line), why);
    } else {
        buffer_add_text(why, faults.items[0].text);
    }
    buffer_free(&line);
    buffer_free(&name);
    fault_free(&faults);
    return good;
}

/* Unless the user's own stamp says that already. */
static void put_stamp(const struct catalog *catalog, const char *language, const char *own,
                      const char *outside)
{
    struct buffer line = {0};
    add_line(catalog, language, &line);
    add_outside(outside, &line);
    if (strcmp(own, buffer_text(&line)) != 0) {
        stamp_put(store_kernel_system(), STAMP, buffer_text(&line));
    }
    buffer_free(&line);
}

/* Opened, or, if nobody says that they are sound, checked. */
static struct catalog *open_or_check(const char *directory, const char *language, const char *own,
                                     const char *outside, struct fault_list *faults)
{
    struct catalog *catalog = catalog_open(directory, language, faults);
    if (catalog != NULL && take_digest(catalog, language, own, outside)) {
        return catalog;
    }
    if (catalog == NULL || !catalog_digest(catalog, faults) || !was_sound(catalog, language, own)) {
        catalog_free(catalog);
        fault_free(faults); /* they are found again, with all others */
        catalog = checked_load(directory, language, faults);
    }
    if (catalog != NULL) {
        put_stamp(catalog, language, own, outside);
    }
    return catalog;
}

struct catalog *checked_load_once(const char *directory, const char *language,
                                  struct fault_list *faults)
{
    const struct store_kernel *kernel = store_kernel_system();
    struct buffer own = {0};
    char outside[DIGEST_ROOM];
    /* Asked before anything is read: what changes afterwards will look otherwise. */
    if (!digest_outside(directory, kernel->wall_ms(kernel->context), outside)) {
        *outside = '\0';
    }
    stamp_read(kernel, STAMP, &own);
    struct catalog *catalog = open_or_check(directory, language, buffer_text(&own), outside,
                                            faults);
    buffer_free(&own);
    return catalog;
}
