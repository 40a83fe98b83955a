/** As whom the portal asks for passkeys: the origin that the request was sent to, as the server has checked it. */
export interface RelyingParty {
  origin: string;
  /** Host name without a port. */
  id: string;
}

export const relyingPartyOf = ({ origin, hostname }: URL): RelyingParty => ({ origin, id: hostname });

/** EdDSA, ES256 and RS256 by their COSE numbers: what devices have. Newer ones are still experimental in Node. */
export const passkeyAlgorithms: number[] = [-8, -7, -257];
