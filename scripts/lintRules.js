/**
 * The few lint rules no plugin has. Plain JavaScript with JSDoc, because ESLint loads it without a compiler.
 */

/** Electron classes through which main can reach a renderer directly. */
const RENDERER_HANDLES = new Set(['WebContents', 'WebFrameMain']);
const MESSAGE_MEMBERS = new Set(['send', 'sendToFrame', 'postMessage', 'ipc']);

/**
 * `webContents.send(…)`, `frame.postMessage(…)`, `webContents.ipc`: messages past the one door.
 * Decided by type, so that renaming the variable does not get around it.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
const noDirectRendererMessage = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      door: '{{owner}}.{{member}} goes past the contract: send events through src-main/ipc, which parses them.',
    },
  },
  create(context) {
    /** @type {{ program: import('typescript').Program, getTypeAtLocation(node: unknown): import('typescript').Type }} */
    const services = /** @type {never} */ (context.sourceCode.parserServices);
    const checker = services.program.getTypeChecker();
    return {
      MemberExpression(node) {
        if (node.property.type !== 'Identifier' || !MESSAGE_MEMBERS.has(node.property.name)) return;
        const type = checker.getNonNullableType(services.getTypeAtLocation(node.object));
        const parts = type.isUnionOrIntersection() ? type.types : [type];
        const owner = parts.map((part) => part.symbol?.name).find((name) => RENDERER_HANDLES.has(name));
        if (owner === undefined) return;
        context.report({ node, messageId: 'door', data: { owner, member: node.property.name } });
      },
    };
  },
};

export const houseRules = { rules: { 'no-direct-renderer-message': noDirectRendererMessage } };
