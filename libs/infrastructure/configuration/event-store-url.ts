const truth = /^(true|false)$/;
const number = /^\d+$/;
const anything = /^[^&?]+$/;

/** What may follow the hosts; all else would be left aside, whatever it was meant to do. */
const forms: Readonly<Record<string, RegExp>> = {
  tls: truth,
  tlsCAFile: anything,
  userCertFile: anything,
  userKeyFile: anything,
  maxDiscoverAttempts: number,
  discoveryInterval: number,
  gossipTimeout: number,
  defaultDeadline: number,
  keepAliveInterval: number,
  keepAliveTimeout: number,
  connectionName: anything,
};

export const options: readonly string[] = Object.keys(forms);

const whole =
  /^esdb(\+discover)?:\/\/([^:@/?]+:[^@/?]+@)?[\w.-]+(:\d+)?(,[\w.-]+(:\d+)?)*\/?(\?(?<query>.+))?$/;

/**
 * `esdb://[user:password@]host[:port][,host…][?option=value&…]`; one name for a whole cluster under
 * `esdb+discover://`. A user name and password may stand in it: it is never repeated.
 */
export const isEventStoreUrl = (text: string): boolean => {
  const found = whole.exec(text);
  const query = found?.groups?.["query"]?.split("&") ?? [];
  return (
    found !== null &&
    query.every((one) => {
      const [name = "", ...value] = one.split("=");
      return forms[name]?.test(value.join("=")) === true;
    })
  );
};
