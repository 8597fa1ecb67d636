package io.jikimi.telemetry;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.function.SingletonSupplier;

import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

/** Makes a step of each statement that is part of a trace; what else the bot asks for is none. */
final class DatabaseSteps implements BeanPostProcessor, QueryExecutionListener {

    private static final String STEP = "step";

    private final Supplier<Spans> spans;

    DatabaseSteps(ObjectProvider<Spans> spans) {
        this.spans = SingletonSupplier.of(spans::getObject);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database
                ? ProxyDataSourceBuilder.create(database).listener(this).build()
                : bean;
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        var here = spans.get().here();
        if (here.isTraced() && !queries.isEmpty()) {
            var statement = Statement.of(queries.getFirst().getQuery());
            var step =
                    here.ask(statement.summary())
                            .with("db.operation.name", statement.operation())
                            .with("db.query.summary", statement.summary());
            if (statement.table() instanceof String table) {
                step.with("db.collection.name", table);
            }
            if (execution.getBatchSize() > 1) {
                step.with("db.operation.batch.size", execution.getBatchSize());
            }
            execution.addCustomValue(STEP, step);
        }
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        var step = execution.getCustomValue(STEP, Spans.Step.class);
        if (step != null) {
            var failure = execution.getThrowable();
            if (failure != null) {
                step.fail(failure.getClass().getName());
            }
            step.end();
        }
    }
}
