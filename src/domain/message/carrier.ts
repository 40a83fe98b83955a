/** Takes messages out of the portal: a gateway of the operator, or a file during development. */
export interface Carrier {
  /**
   * Hands over one message. `retry` may work later, `refused` never will. `messageId` is the same at every try, so that a
   * gateway that took a message and could not say so does not send it twice. Throwing counts as `retry`.
   */
  send(recipient: string, text: string, messageId: string): Promise<'sent' | 'retry' | 'refused'>;
}
