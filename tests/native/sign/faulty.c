/* A PKCS#11 module that is SoftHSM2 but for one fault, which KYSO_FAULT names: what no software token does by itself.
   PKCS#11 2.40: places in CK_FUNCTION_LIST, and flags of CK_TOKEN_INFO. */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

enum { GET_FUNCTION_LIST = 3, GET_TOKEN_INFO = 6, LOGIN = 18, SIGN = 43, FUNCTIONS = 68 };
enum { FLAGS_AT = 96, FINAL_TRY = 0x20000, LOCKED = 0x40000 };
enum { OK = 0, GENERAL_ERROR = 5, DEVICE_ERROR = 0x30, DEVICE_REMOVED = 0x32, PIN_LOCKED = 0xA4 };

typedef unsigned long number;

struct list { unsigned char version[2]; void *function[FUNCTIONS]; };

typedef number (*get_list)(struct list **);

static struct list own, *real;

static int is(const char *fault) {
    const char *wanted = getenv("KYSO_FAULT");
    return wanted && !strcmp(wanted, fault);
}

static number token_info(number slot, unsigned char *info) {
    number result = ((number(*)(number, unsigned char *))real->function[GET_TOKEN_INFO])(slot, info), flags;
    memcpy(&flags, info + FLAGS_AT, sizeof flags);
    if (is("locked")) flags |= LOCKED;
    if (is("final-try")) flags |= FINAL_TRY;
    memcpy(info + FLAGS_AT, &flags, sizeof flags);
    return result;
}

static number login(number session, number user, unsigned char *pin, number length) {
    if (is("locks")) return PIN_LOCKED;
    return ((number(*)(number, number, unsigned char *, number))real->function[LOGIN])(session, user, pin, length);
}

static number sign(number session, unsigned char *data, number size, unsigned char *value, number *room) {
    if (is("removed")) return DEVICE_REMOVED;
    if (is("fails")) return DEVICE_ERROR;
    number result = ((number(*)(number, unsigned char *, number, unsigned char *, number *))real->function[SIGN])(
        session, data, size, value, room);
    if (is("lies") && result == OK && value) value[0] ^= 1;
    return result;
}

number C_GetFunctionList(struct list **out) {
    /* Beside the module itself in one program, this one has the tokens. */
    const char *settings = getenv("KYSO_FAULTY_CONF");
    if (settings) setenv("SOFTHSM2_CONF", settings, 1);
    void *module = dlopen(getenv("KYSO_MODULE"), RTLD_NOW);
    get_list get = module ? (get_list)dlsym(module, "C_GetFunctionList") : NULL;
    if (!get || get(&real) != OK) return GENERAL_ERROR;
    own = *real;
    own.function[GET_FUNCTION_LIST] = (void *)C_GetFunctionList;
    own.function[GET_TOKEN_INFO] = (void *)token_info;
    own.function[LOGIN] = (void *)login;
    own.function[SIGN] = (void *)sign;
    *out = &own;
    return OK;
}
