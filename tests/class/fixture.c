#include "fixture.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../lesson/play.h"
#include "../store/scratch.h"
#include "store/memory.h"
#include "store/path.h"

const char *fixture_path(const struct fixture *fixture, const char *name)
{
    static char paths[4][300];
    static size_t next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", fixture->folder, name);
    return path;
}

const char *fixture_ledger(const struct fixture *fixture, size_t student)
{
    char name[64];
    snprintf(name, sizeof name, "%s/ledger.csv", fixture->students[student].login);
    return fixture_path(fixture, name);
}

int fixture_make(void **state)
{
    struct fixture *fixture = memory_get(1, sizeof *fixture);
    struct fault_list faults = {0};
    *state = fixture;
    fixture->catalog = play_catalog();
    setenv("FLEETLAB_CONFIG", "", 1);
    assert_true(course_read(SYNTHETIC_COURSE, &fixture->course, &faults));
    strcpy(fixture->folder, "/tmp/fleetlab-class-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    struct synthetic_press *press = synthetic_press_new(fixture->catalog, 7);
    for (size_t i = 0; i < FIXTURE_STUDENTS; i++) {
        synthetic_student(7, i, &fixture->students[i]);
        synthetic_press_put(press, &fixture->students[i], fixture_ledger(fixture, i));
    }
    synthetic_press_free(press);
    return 0;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *at)
{
    (void)status;
    (void)type;
    (void)at;
    return remove(path);
}

int fixture_remove(void **state)
{
    struct fixture *fixture = *state;
    nftw(fixture->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    course_free(&fixture->course);
    catalog_free(fixture->catalog);
    free(fixture);
    return 0;
}

void fixture_copy(const struct fixture *fixture, const char *from, const char *name, long flip)
{
    struct buffer content = {0};
    const char *path = fixture_path(fixture, name);
    char *folder = path_folder(path);
    scratch_read(from, &content);
    if (flip >= 0) {
        content.bytes[flip] ^= 1;
    }
    mkdir(folder, 0700);
    scratch_write(path, content.bytes, content.length);
    free(folder);
    buffer_free(&content);
}

void fixture_drop(const struct fixture *fixture, const char *name)
{
    assert_int_equal(unlink(fixture_path(fixture, name)), 0);
}

void fixture_read(const struct fixture *fixture, const char *roster, struct class *class)
{
    struct roster rows = {0};
    struct fault_list faults = {0};
    assert_true(!roster || roster_read(&rows, roster, &faults));
    const char *const folders[] = {fixture->folder, NULL};
    assert_true(class_read(class, fixture->catalog, &fixture->course, &rows, folders, NULL));
}

const struct student *fixture_find(const struct class *class, const char *login)
{
    const struct student *student = class_find(class, login);
    if (!student) {
        fail_msg("%s is not in the class", login);
    }
    return student;
}
