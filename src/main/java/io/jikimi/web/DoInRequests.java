package io.jikimi.web;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.stereotype.Component;

import java.util.HashMap;

/** Lets a request say {@code {"do": "drain"}}, although no parameter in Java can be called so. */
@Component
class DoInRequests implements OperationInvokerAdvisor {

    @Override
    public OperationInvoker apply(
            EndpointId endpoint,
            OperationType type,
            OperationParameters parameters,
            OperationInvoker invoker) {
        return endpoint.toString().equals(ClusterEndpoint.ID) && type == OperationType.WRITE
                ? context -> invoker.invoke(renamed(context))
                : invoker;
    }

    private static InvocationContext renamed(InvocationContext context) {
        var arguments = new HashMap<>(context.getArguments());
        arguments.put("action", arguments.remove("do"));
        var security = context.resolveArgument(SecurityContext.class);
        return new InvocationContext(security == null ? SecurityContext.NONE : security, arguments);
    }
}
