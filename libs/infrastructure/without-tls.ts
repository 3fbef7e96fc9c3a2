/** Whether somebody who was greeted with TLS answered in plain words: OpenSSL's way to say so. */
export const isWithoutTls = (reason: string): boolean =>
  /wrong version number|packet length too long|ERR_SSL_PACKET_LENGTH/i.test(reason);
