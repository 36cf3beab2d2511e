/* The built-in student where the lab refuses a step: what was refused is said, and nothing is shown
 * of what would have come. */
#include "../course/ours.h"
#include "../store/scratch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "tour/tour.h"

static ssize_t no_room(void *context, int fd, const void *bytes, size_t length)
{
    (void)context;
    (void)fd;
    (void)bytes;
    (void)length;
    errno = ENOSPC;
    return -1;
}

struct watch {
    struct store_kernel kernel;
    int reveals;
};

/* At the first lock that is answered the disk is full. */
static void fill_disk(struct stage *stage, const struct tour_stop *stop, void *context)
{
    struct watch *watch = context;
    (void)stage;
    if (strcmp(stop->screen, "lock") == 0 && strstr(stop->when, "answered")) {
        watch->kernel.write = no_room;
    }
    watch->reveals += strcmp(stop->screen, "reveal") == 0;
}

static void tour_play__says__what_was_refused(void **state)
{
    struct catalog *catalog = our_catalog();
    struct watch watch = {.kernel = *store_kernel_system()};
    struct buffer why = {0};
    struct stage *stage = stage_open(
        &(struct session_options){.catalog = catalog,
                                  .kernel = &watch.kernel,
                                  .ledger_path = scratch_path(state, "ledger.csv"),
                                  .login = "student",
                                  .course = "fleetlab",
                                  .salt = "",
                                  .variant = 8});
    assert_false(
        tour_play(stage, catalog, track_find(catalog, "edge"), 8, fill_disk, &watch, &why));
    assert_non_null(strstr(buffer_text(&why), "part 1, lock: "));
    assert_int_equal(watch.reveals, 0);
    buffer_free(&why);
    stage_close(stage);
    catalog_free(catalog);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(tour_play__says__what_was_refused, scratch_make,
                                        scratch_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
