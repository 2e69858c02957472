#!/bin/sh
# Makes the certificates of this folder with OpenSSL 3. The private keys are thrown away.
set -eu
cd "$(dirname "$0")"
keys=$(mktemp -d)
trap 'rm -rf "$keys"' EXIT

# cert NAME KEY-OPTIONS -- SIGNING-OPTIONS
cert() {
    name=$1; shift
    key="$keys/$name.pem"
    generate=
    while [ "$1" != -- ]; do generate="$generate $1"; shift; done
    shift
    # shellcheck disable=SC2086
    openssl genpkey -out "$key" $generate 2>/dev/null
    sign "$name" "$key" "$@"
}
sign() {
    name=$1; key=$2; shift 2
    openssl req -x509 -new -key "$key" -subj "/CN=$name" -days 3650 -set_serial 1 \
        -config /dev/null -provider default -provider legacy "$@" -out "$name.pem" 2>"$keys/log" || { cat "$keys/log"; echo "$name failed"; exit 1; }
}
rsa() { echo "-algorithm RSA -pkeyopt rsa_keygen_bits:$1"; }
ec() { echo "-algorithm EC -pkeyopt ec_paramgen_curve:$1"; }
pss() { echo "-sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:$1"; }

cert rsa-2048-sha1 $(rsa 2048) -- -sha1
cert rsa-2048-sha256 $(rsa 2048) -- -sha256
cert rsa-1031-sha224 $(rsa 1031) -- -sha224
cert rsa-2048-sha512-256 $(rsa 2048) -- -sha512-256
cert rsa-2048-sha3-256 $(rsa 2048) -- -sha3-256
cert rsa-2048-exponent-3 $(rsa 2048) -pkeyopt rsa_keygen_pubexp:3 -- -sha256
cert rsa-2047-pss-sha256 $(rsa 2047) -- -sha256 $(pss 32)
# One bit more than whole octets: the encoded message is an octet shorter than the modulus (RFC 8017 §8.1.1).
cert rsa-1537-pss-sha256 $(rsa 1537) -- -sha256 $(pss 32)
cert rsa-2050-pss-sha384-mgf1-sha1 $(rsa 2050) -- -sha384 $(pss 11) -sigopt rsa_mgf1_md:sha1
cert rsa-2048-pss-defaults $(rsa 2048) -- -sha1 $(pss 20)
cert rsa-pss-key-free -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 -- -sha512 $(pss 0)
cert rsa-pss-key-restricted -algorithm RSA-PSS -pkeyopt rsa_keygen_bits:2048 -pkeyopt rsa_pss_keygen_md:sha256 \
    -pkeyopt rsa_pss_keygen_mgf1_md:sha256 -pkeyopt rsa_pss_keygen_saltlen:32 -- -sha256 $(pss 40)
cert ec-p256-sha256 $(ec P-256) -- -sha256
cert ec-p384-sha1 $(ec P-384) -- -sha1
cert ec-p384-sha384 $(ec P-384) -- -sha384
cert ec-p521-sha1 $(ec P-521) -- -sha1
cert ec-p521-sha512 $(ec P-521) -- -sha512
cert ec-p256-sha3-384 $(ec P-256) -- -sha3-384
cert ed25519 -algorithm ED25519 --
cert rsa-2048-md5 $(rsa 2048) -- -md5
cert rsa-1023-sha256 $(rsa 1023) -- -sha256
cert rsa-2048-exponent-large $(rsa 2048) -pkeyopt rsa_keygen_pubexp:281474976710677 -- -sha256
cert rsa-2048-ripemd160 $(rsa 2048) -- -ripemd160
cert ec-brainpool $(ec brainpoolP256r1) -- -sha256
cert ec-secp256k1 $(ec secp256k1) -- -sha256
cert ec-explicit $(ec P-256) -pkeyopt ec_param_enc:explicit -- -sha256
cert ed448 -algorithm ED448 --

openssl ecparam -name prime256v1 -genkey -noout -conv_form compressed -out "$keys/compressed.pem"
sign ec-p256-compressed-sha512 "$keys/compressed.pem" -sha512
openssl dsaparam -out "$keys/dsa-parameters.pem" 2048 2>/dev/null
openssl gendsa -out "$keys/dsa.pem" "$keys/dsa-parameters.pem" 2>/dev/null
sign dsa-2048 "$keys/dsa.pem" -sha256
